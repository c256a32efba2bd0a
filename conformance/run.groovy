import groovy.json.JsonOutput
import groovy.json.JsonSlurper

/** Runs every probe over its table of inputs and writes what it answered: run.groovy <folder with probes/ and inputs/> <file>. */
def home = new File(args[0])
def answerOf = { Closure probe, input ->
  try {
    return probe(input)
  } catch (Throwable problem) {
    def cause = problem
    while (cause.cause && cause.class.name ==~ /.*(InvocationTarget|UndeclaredThrowable|InvokerInvocation).*/) cause = cause.cause
    // A probe that does not fit this checkout is no answer of Clouddriver's.
    if (cause instanceof GroovyRuntimeException) throw cause
    // Messages of the JVM and of Jackson change from version to version; Clouddriver's own do not.
    return [throws: cause.class.simpleName] + (cause instanceof IllegalArgumentException ? [message: cause.message] : [:])
  }
}

Map found = [:]
for (file in new File(home, 'inputs').listFiles().sort()) {
  def rule = file.name - '.json'
  try {
    def probe = new GroovyShell(this.class.classLoader).evaluate(new File(home, "probes/${rule}.groovy"))
    if (probe) found[rule] = new JsonSlurper().parse(file).collect { one -> [name: one.name, input: one.input, answer: answerOf(probe, one.input)] }
  } catch (GroovyRuntimeException | NullPointerException unfit) {
    System.err.println "${rule}: the probe does not fit this checkout (${unfit.message.readLines().find { it.contains('unable') } ?: unfit.message})"
  }
}
new File(args[1]).text = JsonOutput.toJson(found)
