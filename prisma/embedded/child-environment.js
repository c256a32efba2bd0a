/**
 * What Postgres's programs see of the environment: no locale, no time zone and no PG variable of the person who starts
 * them changes how the database sorts, stores or listens.
 */
export function childEnvironment() {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  })
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
