/** After `g`: the letter of each page. */
export const goKeys: Readonly<Record<string, string>> = {
  r: '/',
  c: '/clusters',
  o: '/roles',
  a: '/alarms',
  m: '/accounts',
  e: '/export',
  d: '/clouddriver',
  h: '/history',
  u: '/upgrade',
  s: '/settings',
}
