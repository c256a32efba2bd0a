import type { APIRequestContext } from '@playwright/test'

type Report = { ecsAccount: string; findings: { status: string; fault?: { kind: string } }[] }

/**
 * Checks some ECS accounts through the HTTP interface until AWS has answered every call in time: on a machine that has no time
 * for the server, a check says of some calls that they timed out, and the imaginary AWS never does.
 */
export async function check(api: APIRequestContext, ecsAccounts: readonly string[]): Promise<void> {
  const asked = await api.post('/api/v1/scans', { data: { ecsAccounts } })
  const { id } = await asked.json()
  await until(async () => (await (await api.get(`/api/v1/scans/${id}`)).json()).state === 'done')
  const late = (await timedOut(api)).filter((name) => ecsAccounts.includes(name))
  if (late.length > 0) await check(api, late)
}

/** Waits for the first scan, which a new server starts by itself: until every ECS account has a report without a time-out. */
export async function untilChecked(api: APIRequestContext): Promise<void> {
  await until(async () => {
    const { ecsAccounts } = await (await api.get('/api/v1/registry')).json()
    return (await reportsOf(api)).length >= ecsAccounts.length
  })
  const late = await timedOut(api)
  if (late.length > 0) await check(api, late)
}

async function reportsOf(api: APIRequestContext): Promise<Report[]> {
  return (await (await api.get('/api/v1/readiness')).json()).accounts
}

async function timedOut(api: APIRequestContext): Promise<string[]> {
  const late = (await reportsOf(api)).filter(({ findings }) =>
    findings.some(({ fault }) => fault?.kind === 'timeout' || fault?.kind === 'unreachable'),
  )
  return late.map(({ ecsAccount }) => ecsAccount)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 200))
}
