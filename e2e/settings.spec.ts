import { startListener } from '../lib/scans/testing/listener'
import { expect, expectAccessible, expectSoundAtEveryWidth, test, visit } from './fixtures'
import { startClouddriver } from './start-clouddriver'

test("the team's release is set, with what it means said at once and kept", async ({ page, api }) => {
  await visit(page, '/settings')
  const sentence = page.getByRole('heading', { level: 1 })
  await expect(sentence).toContainText('The rules of release 2025.4')
  const release = page.getByRole('textbox', { name: 'Release' })
  const save = page.getByRole('button', { name: 'Save settings' })

  await release.fill('the newest')
  await save.click()
  await expect(release).toHaveAttribute('aria-invalid', 'true')
  await expect(release).toBeFocused()

  await release.fill('1.18')
  await save.click()
  await expect(sentence).toContainText('The rules of release 1.18')
  await page.reload()
  await expect(release).toHaveValue('1.18')
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('Release 1.18')
  await api.patch('/api/v1/settings', { data: { release: '2025.4' } })
})

test('a write that meets a newer version says what the other changed, and saves nothing', async ({ page, api }) => {
  const settings = async () => (await (await api.get('/api/v1/registry')).json()).settings
  await visit(page, '/settings')
  await page.getByRole('textbox', { name: 'Release' }).fill('1.20')
  await api.patch('/api/v1/settings', { data: { defaultAssumeRole: 'role/Other' } })
  await page.getByRole('button', { name: 'Save settings' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'the token SHIPSHAPE_TOKEN changed the settings' })
  await expect(notice).toContainText('role/Other')
  expect(await settings()).toMatchObject({ release: '2025.4', defaultAssumeRole: 'role/Other' })

  await notice.getByRole('button', { name: 'Merge' }).click()
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect.poll(settings).toMatchObject({ release: '1.20', defaultAssumeRole: 'role/Other' })
  await api.patch('/api/v1/settings', { data: { release: '2025.4', defaultAssumeRole: 'role/SpinnakerManaged' } })
})

test('a schedule is added, paused, resumed and deleted; what cannot be is refused in words', async ({ page }) => {
  await visit(page, '/settings')
  const section = page.getByRole('region', { name: 'Schedules' })
  const form = section.getByRole('form', { name: 'New schedule' })
  await form.getByLabel('Name').fill('night')
  await form.getByLabel('Time', { exact: true }).selectOption('By a cron expression')
  await form.getByLabel('Cron expression').fill('0 3 30 2 *')
  await form.getByRole('button', { name: 'Add schedule' }).click()
  await expect(form.getByText('No day ever matches "0 3 30 2 *".')).toBeVisible()
  await form.getByLabel('Cron expression').fill('0 3 * * *')
  await form.getByLabel('Time zone').fill('Europe/Berlin')
  await form.getByRole('button', { name: 'Add schedule' }).click()

  const table = section.getByRole('table', { name: 'Schedules' })
  await expect(table).toContainText('0 3 * * *, Europe/Berlin')
  await expect(table).toContainText('None yet')
  await table.getByRole('button', { name: 'Pause night' }).click()
  await expect(table).toContainText('Paused')
  await expectAccessible(page)
  await table.getByRole('button', { name: 'Resume night' }).click()
  await expect(table.getByRole('button', { name: 'Pause night' })).toBeVisible()
  await table.getByRole('button', { name: 'Delete the schedule night' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(section.getByText('No check starts by itself.')).toBeVisible()
})

test('feeds say how they are switched on and who read them; Clouddriver is compared, and the difference is pushed', async ({
  page,
  api,
}) => {
  const clouddriver = await startClouddriver()
  try {
    const feed = await api.get('/config/clouddriver/default,local')
    expect([feed.status(), (await feed.json()).name]).toEqual([200, 'clouddriver'])
    await visit(page, '/settings')
    const feeds = page.getByRole('region', { name: 'Feeds', exact: true })
    await expect(feeds.getByRole('table', { name: /^Readers: Config server/ })).toContainText(
      'the token SHIPSHAPE_TOKEN',
    )
    await expect(feeds.getByText(`import: configserver:${new URL(page.url()).origin}/config`)).toBeVisible()

    const section = page.getByRole('region', { name: 'Clouddriver', exact: true })
    await section.getByRole('textbox', { name: 'Address' }).fill('clouddriver')
    await section.getByRole('button', { name: 'Save address' }).click()
    await expect(section.getByRole('alert')).toContainText('An address looks like')
    await section.getByRole('textbox', { name: 'Address' }).fill(clouddriver.url)
    await section.getByRole('button', { name: 'Save address' }).click()
    await section.getByRole('link', { name: 'Compare it with the registry' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toContainText('Clouddriver has loaded 0 AWS and ECS accounts')
    await expect(page.getByRole('table', { name: 'Accounts that differ' })).toContainText('Not in Clouddriver')
    await page.getByRole('button', { name: 'Preview the push' }).click()
    const push = page.getByRole('table', { name: 'Push' })
    await expect(push).toContainText('Planned')
    expect(clouddriver.requests).toEqual([])
    clouddriver.failing.set('POST payments-ecs', 500)
    await page.getByRole('button', { name: /^Push \d+ accounts$/ }).click()
    await expect(push).toContainText('Failed: It answered 500: It failed.')
    await page.getByRole('button', { name: 'Preview the push' }).click()
    await expect(push).not.toContainText('Failed')
    await page.getByRole('button', { name: /^Push \d+ accounts?$/ }).click()
    await expect(push.getByText('Planned')).toHaveCount(0)
    expect(clouddriver.stored.get('payments-ecs')).toMatchObject({ type: 'ecs' })

    await page.getByRole('button', { name: 'Send POST /refresh' }).click()
    await expect(page.getByText('Clouddriver read its files again: 1 property has changed.')).toBeVisible()
    clouddriver.poll()
    await expectSoundAtEveryWidth(page, async () => {
      await visit(page, '/clouddriver')
      await expect(page.getByRole('table', { name: 'Agents without a success' })).toBeVisible()
    })
  } finally {
    await api.patch('/api/v1/settings', { data: { clouddriver: { address: null } } })
    await clouddriver.end()
  }
})

test('a channel is added, tested, paused and deleted; its secret is shown once and its address never again', async ({
  page,
}) => {
  const listener = await startListener()
  const section = page.getByRole('region', { name: 'Channels' })
  const form = section.getByRole('form', { name: 'New channel' })
  const item = section.getByRole('listitem').filter({ hasText: 'night watch' })
  const says = item.getByText(/^(Sent|Not sent)\. /)
  await visit(page, '/settings')
  await form.getByLabel('Name').fill('night watch')
  await form.getByLabel('Kind').selectOption('Signed webhook')
  await form.getByLabel('Address').fill(listener.url)
  await form.getByLabel('Ready', { exact: true }).uncheck()
  await form.getByRole('button', { name: 'Add channel' }).click()
  await expect(form.getByText('It is not shown again.')).toBeVisible()
  await expect(item).toContainText(`Signed webhook at http://127.0.0.1:${listener.port}: changes to “Blocked”`)

  await item.getByRole('button', { name: 'Send a test to night watch' }).click()
  await expect(says).toHaveText('Sent. The address answered 200.')
  listener.bid.status = 500
  await item.getByRole('button', { name: 'Send a test to night watch' }).click()
  await expect(says).toHaveText('Not sent. The address answered 500.')
  await item.getByRole('button', { name: 'Rotate secret of night watch' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate secret' }).click()
  await expect(item.getByText('Check signatures with this secret.')).toBeVisible()

  await expectSoundAtEveryWidth(page, async () => {
    await visit(page, '/settings')
    await item.getByText('Deliveries').click()
    await expect(item.getByRole('table', { name: 'Deliveries of night watch' })).toContainText('Failed')
  })
  await expect(section).not.toContainText('/hook')
  await expect(section).not.toContainText('It is not shown again.')

  await item.getByRole('button', { name: 'Pause night watch' }).click()
  await expect(item).toContainText(': paused.')
  await item.getByRole('button', { name: 'Delete the channel night watch' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(section.getByText('No channel is told of changes.')).toBeVisible()
  await listener.close()
})
