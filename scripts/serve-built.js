// The server as npm start runs it, of what is built already: the journeys start many.
import { address, serve } from './serve.js'

await serve('start', address())
