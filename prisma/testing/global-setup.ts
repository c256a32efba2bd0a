import { startTestServer } from './test-server'

/** For vitest, whose tests need nothing after a crash of the machine. */
export default () => startTestServer({ durable: false })
