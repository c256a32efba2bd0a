// npm run check -- FILE: judges a clouddriver YAML live, without a server. Exit code 0 ok, 1 gate closed, 2 could not judge.
// The SDK says on Node 20 that it will one day want 22; that is for whoever develops Shipshape.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const { code, out, said } = await judged()
await new Promise((resolve) => process.stdout.write(out, resolve))
await new Promise((resolve) => process.stderr.write(said.map((line) => `${line}\n`).join(''), resolve))
process.exit(code)

async function judged() {
  try {
    const { loadTypeScript } = await import('./load-typescript.js')
    const { load } = await loadTypeScript()
    const { checkCommand } = await load('/lib/boot/check-command.ts')
    // npm changes to the project's folder and says where it was called.
    return await checkCommand(process.argv.slice(2), {
      folder: process.env.INIT_CWD ?? process.cwd(),
      env: process.env,
    })
  } catch (error) {
    const missing = error?.code === 'ERR_MODULE_NOT_FOUND'
    const hint = missing ? ['Packages are missing. Run npm ci --include=dev in the folder of Shipshape.'] : []
    return { code: 2, out: '', said: [`Not judged: ${error?.message ?? error}`, ...hint] }
  }
}
