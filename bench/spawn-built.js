import { spawn } from 'node:child_process'

/**
 * Starts the built server in sandbox mode on its own database.
 * @param {{ port: number, dataDir: string, token: string, stderr: 'ignore' | 'inherit' }} options
 */
export function spawnBuilt({ port, dataDir, token, stderr }) {
  return spawn(process.execPath, ['scripts/serve-built.js'], {
    stdio: ['ignore', 'ignore', stderr],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: '',
      SHIPSHAPE_DATA_DIR: dataDir,
      SHIPSHAPE_TOKEN: token,
      SHIPSHAPE_LOG_LEVEL: 'error',
    },
  })
}
