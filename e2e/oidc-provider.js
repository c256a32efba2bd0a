// An OpenID Connect provider on loopback, a process of its own:  node e2e/oidc-provider.js PORT REDIRECT_URI [ISSUER]
// PUT /test/accounts with {"<login>": {claims}} says whom it knows; its own pages sign anybody of those in.
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const [port, redirectUri, issuer = `http://127.0.0.1:${port}`] = process.argv.slice(2)
let accounts = {}

const provider = new Provider(issuer, {
  clients: [{ client_id: 'shipshape', client_secret: 'secret of the client', redirect_uris: [redirectUri] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
  findAccount: (_, login) => ({ accountId: login, claims: () => ({ sub: login, ...accounts[login] }) }),
  pkce: { required: () => true },
  cookies: { keys: ['not a secret'] },
})

const serve = provider.callback()
const server = createServer(async (request, response) => {
  if (request.method !== 'PUT' || request.url !== '/test/accounts') return serve(request, response)
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  accounts = JSON.parse(Buffer.concat(chunks).toString())
  return response.writeHead(204).end()
})
server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
process.once('disconnect', () => process.exit(0))
