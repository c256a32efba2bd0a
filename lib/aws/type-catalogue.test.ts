import { expect, test } from 'vitest'
import { createTypeCatalogue } from './type-catalogue'

const typeOf = (name: string) => ({ name, vcpus: 2, memoryMiB: 8_192, gpus: 0, networkInterfaces: 3 })

/** An EC2 that remembers what it was asked. */
function ec2() {
  const asked: string[][] = []
  const ask = async (names: readonly string[]) => {
    asked.push([...names])
    return names.map(typeOf)
  }
  return { asked, ask }
}

test('accounts that want the same types at once ask once a region', async () => {
  const catalogue = createTypeCatalogue()
  const { asked, ask } = ec2()
  const wanted = ['us-east-1', 'us-east-1', 'eu-west-1'].map((region) => catalogue.read(region, ['m5.large'], ask))
  expect((await Promise.all(wanted)).flat()).toEqual([typeOf('m5.large'), typeOf('m5.large'), typeOf('m5.large')])
  expect(asked).toEqual([['m5.large'], ['m5.large']])
})

test('only types that nobody has asked for are asked for', async () => {
  const catalogue = createTypeCatalogue()
  const { asked, ask } = ec2()
  await catalogue.read('us-east-1', ['m5.large', 't3.micro'], ask)
  const types = await catalogue.read('us-east-1', ['c5.large', 'm5.large'], ask)
  expect(types.map(({ name }) => name)).toEqual(['c5.large', 'm5.large'])
  expect(asked).toEqual([['m5.large', 't3.micro'], ['c5.large']])
})

test('a refusal stays with whoever was refused: others that waited ask for themselves', async () => {
  const catalogue = createTypeCatalogue()
  const { asked, ask } = ec2()
  const refuse = () => Promise.reject(new Error('denied'))
  const refused = catalogue.read('us-east-1', ['m5.large'], refuse)
  const answered = catalogue.read('us-east-1', ['m5.large'], ask)
  await expect(refused).rejects.toThrow('denied')
  expect(await answered).toEqual([typeOf('m5.large')])
  await catalogue.read('us-east-1', ['m5.large'], ask)
  expect(asked).toEqual([['m5.large'], ['m5.large']])
})
