/** Small, loopback only, and nothing that a container could lack (no /dev/shm, no locale, no socket folder). */
const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  cluster_name: 'shipshape',
  shared_buffers: '32MB',
  dynamic_shared_memory_type: 'mmap',
  huge_pages: 'off',
  io_method: 'sync',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  // Nothing is replicated: less is written ahead.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '256MB',
  autovacuum_max_workers: '1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
}

/** For a database that nobody needs after a crash of the machine: nothing waits for a disk. */
const throwaway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }

/** @param {{ port: number, durable: boolean }} wanted @returns {string[]} */
export function settings({ port, durable }) {
  const chosen = { ...always, port: String(port), ...(durable ? { max_connections: '80' } : throwaway) }
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
