import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.lang.reflect.Array
import java.lang.reflect.InvocationHandler
import java.lang.reflect.Proxy
import org.springframework.cglib.proxy.Callback
import org.springframework.cglib.proxy.Enhancer
import org.springframework.cglib.proxy.MethodInterceptor
import org.springframework.objenesis.SpringObjenesis

/** Runs every probe over its table of inputs and writes what it answered: run.groovy <folder with probes/ and inputs/> <file>. */
def home = new File(args[0])

def answered = { self, method, arguments, Closure answer ->
  if (method.name == 'equals' && method.parameterCount == 1) return self.is(arguments[0])
  if (method.name == 'hashCode' && method.parameterCount == 0) return System.identityHashCode(self)
  def value = answer([method: method, arguments: arguments])
  def type = method.returnType
  value == null && type.primitive && type != void ? Array.get(Array.newInstance(type, 1), 0) : value
}
def subclassed = { Class type, Closure answer ->
  def interceptor = { self, method, arguments, parent ->
    // Groovy asks an object of a Groovy class for its metaclass before it calls anything: that is no call of Clouddriver's.
    method.name == 'getMetaClass' ? parent.invokeSuper(self, arguments) : answered(self, method, arguments, answer)
  } as MethodInterceptor
  def made = new Enhancer(superclass: type, callbackType: MethodInterceptor, useCache: false).createClass()
  Enhancer.registerStaticCallbacks(made, [interceptor] as Callback[])
  new SpringObjenesis().newInstance(made, false)
}
/** Stands in for a collaborator: each call to it is answered by `answer`. It is made of what an installation holds: Groovy and Spring. */
def standIn = { Class type, Closure answer = { call -> null } ->
  if (type.interface) return Proxy.newProxyInstance(type.classLoader, [type] as Class[], { self, method, arguments -> answered(self, method, arguments, answer) } as InvocationHandler)
  try {
    return subclassed(type, answer)
  } catch (Exception problem) {
    throw new GroovyRuntimeException("nothing can stand in for ${type.name}: ${problem.message}")
  }
}

def answerOf = { Closure probe, input ->
  try {
    return probe(input)
  } catch (Throwable problem) {
    def cause = problem
    while (cause.cause && cause.class.name ==~ /.*(InvocationTarget|UndeclaredThrowable|InvokerInvocation).*/) cause = cause.cause
    // A probe that does not fit this installation, or a class that it lacks, is no answer of Clouddriver's.
    if (cause instanceof GroovyRuntimeException || cause instanceof LinkageError) throw cause
    // Messages of the JVM and of Jackson change from version to version; Clouddriver's own do not.
    return [throws: cause.class.simpleName] + (cause instanceof IllegalArgumentException ? [message: cause.message] : [:])
  }
}

Map found = [:]
for (file in new File(home, 'inputs').listFiles().sort()) {
  def rule = file.name - '.json'
  try {
    def shell = new GroovyShell(this.class.classLoader, new Binding(standIn: standIn))
    def probe = shell.evaluate(new File(home, "probes/${rule}.groovy"))
    if (probe) found[rule] = new JsonSlurper().parse(file).collect { one -> [name: one.name, input: one.input, answer: answerOf(probe, one.input)] }
    else System.err.println "${rule}: not in this release"
  } catch (GroovyRuntimeException | LinkageError | NullPointerException unfit) {
    def lines = "${unfit.message}".readLines()
    System.err.println "${rule}: the probe does not fit this installation (${lines.find { it.contains('unable') } ?: lines[0]})"
  }
}
new File(args[1]).text = JsonOutput.toJson(found)
