/** Where one report of an ECS account stands, of whatever time. */
export const reportPath = (ecsAccount: string, id: string) =>
  `/readiness/${encodeURIComponent(ecsAccount)}?${new URLSearchParams({ report: id })}`
