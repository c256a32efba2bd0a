// The server as npm start runs it, of what is built already: the journeys start many.
import { address, serveBuilt } from './serve.js'

await serveBuilt(address())
