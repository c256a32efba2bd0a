import { BlockList, isIP, isIPv4 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** Networks that no address of ours leads to, by what they are (the IANA registries of special-purpose addresses). */
const networks = {
  'an address of this machine': ['0.0.0.0/8', '127.0.0.0/8', '::/128', '::1/128'],
  'a link-local or metadata address': ['169.254.0.0/16', '168.63.129.16/32', '100.100.100.200/32', 'fe80::/10'],
  'an address of a private network': [
    ...['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.0.0.0/24', '192.168.0.0/16', '198.18.0.0/15'],
    ...['64:ff9b:1::/48', 'fc00::/7', 'fec0::/10'],
  ],
  'no address of one machine': ['224.0.0.0/3', 'ff00::/8'],
} as const

const lists = Object.entries(networks).map(([what, ranges]) => {
  const list = new BlockList()
  for (const range of ranges) {
    const [net = '', bits] = range.split('/')
    list.addSubnet(net, Number(bits), isIPv4(net) ? 'ipv4' : 'ipv6')
  }
  return { what, list }
})

/**
 * Why Shipshape sends nothing to an IP address that somebody gave it: what it is; null where it is a public one. An IPv6
 * address that stands for an IPv4 one (mapped, compatible, NAT64, 6to4) is what that is.
 */
export function refusedAddress(address: string): string | null {
  const bare = address.split('%', 1)[0] ?? ''
  const plain = embeddedIPv4(bare) ?? bare
  if (isIP(plain) === 0) return 'no IP address'
  const found = lists.find(({ list }) => list.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6'))
  if (found !== undefined) return found.what
  return isOwn(plain) ? 'an address of this machine' : null
}

function isOwn(address: string): boolean {
  const form = canonical(address)
  return Object.values(networkInterfaces()).some((list) => list?.some((own) => canonical(own.address) === form))
}

/** An address as URLs write it. */
function canonical(address: string): string {
  return isIPv4(address) ? address : new URL(`http://[${address.split('%', 1)[0]}]`).hostname.slice(1, -1)
}

function embeddedIPv4(address: string): string | null {
  if (isIP(address) !== 6) return null
  const groups = groupsOf(canonical(address))
  const [first, second] = groups
  const head = groups
    .slice(0, 6)
    .map((group) => group.toString(16))
    .join(':')
  if (first === 0x2002) return ipv4Of(groups.slice(1, 3))
  if (head === '0:0:0:0:0:ffff' || (first === 0x64 && second === 0xff9b && head === '64:ff9b:0:0:0:0')) {
    return ipv4Of(groups.slice(6))
  }
  // `::1` and `::` are addresses of their own.
  const isCompatible = head === '0:0:0:0:0:0' && (groups[6] ?? 0) > 0
  return isCompatible ? ipv4Of(groups.slice(6)) : null
}

/** The eight groups of a canonical IPv6 address. */
function groupsOf(address: string): number[] {
  const [left = '', right] = address.split('::')
  const numbers = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)))
  const [before, after] = [numbers(left), numbers(right ?? '')]
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after]
}

const ipv4Of = ([high = 0, low = 0]: readonly number[]) => [high >> 8, high & 255, low >> 8, low & 255].join('.')
