import pg from 'pg'

/**
 * Does `work`, and cuts its connection once `alive` statements were answered: to the database that is what kill -9 is.
 * @returns whether it was cut; what fails without that is thrown
 */
export async function dyingAfter(alive: number, work: () => Promise<unknown>): Promise<boolean> {
  const { query } = pg.Client.prototype
  let left = alive
  pg.Client.prototype.query = function mortal(this: pg.Client, ...args: unknown[]) {
    left -= 1
    if (left < 0) this.connection.stream.destroy()
    return Reflect.apply(query, this, args)
  }
  const failure = await work().then(
    () => null,
    (error: unknown) => error,
  )
  pg.Client.prototype.query = query
  if (failure !== null && left >= 0) throw failure
  return left < 0
}
