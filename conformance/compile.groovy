import groovy.io.FileType
import groovy.io.FileVisitResult
import org.codehaus.groovy.control.CompilerConfiguration
import org.codehaus.groovy.tools.javac.JavaAwareCompilationUnit

/**
 * Compiles the classes of Clouddriver that the probes import, with all that they use, and nothing else:
 * compile.groovy <output> <probes> <folder:folder:…>. Of two files of one name the first folder's is taken, so stubs stand first.
 */
def (String out, String probes) = args
def folders = args[2].split(':').collect { new File(it) }

// Modules that no probe needs and that would bring half of Spinnaker along.
def left = ~/clouddriver-(google.*|azure|kubernetes|oracle|yandex|appengine|cloudfoundry|cloudrun|dcos|docker|titus|alicloud|tencent.*|huawei.*|lambda|integration.*|artifacts.*|sql.*|bom|web|eureka)|fiat-(api|web|roles|github|google.*|ldap|file|sql)|kork-(web|telemetry|retrofit.*|plugins|aws|sql.*)|test|integration|node_modules|\.git/

Map<String, File> sources = [:]
def takeAll = { File root ->
  root.eachFileRecurse(FileType.FILES) { file ->
    if (file.name ==~ /.*\.(java|groovy)/) {
      sources.putIfAbsent(root.toPath().relativize(file.toPath()).toString().replaceAll(/\.\w+$/, '').replace('/', '.'), file)
    }
  }
}
folders.each { folder ->
  if (new File(folder, 'com').directory) return takeAll(folder)
  folder.traverse(type: FileType.DIRECTORIES, preDir: { it.name ==~ left ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE }) {
    if (it.path ==~ /.*\/src\/main\/(java|groovy)/) takeAll(it)
  }
}

def packageOf = { String name -> name.substring(0, name.lastIndexOf('.')) }
def simpleOf = { String name -> name.substring(name.lastIndexOf('.') + 1) }
def packages = sources.keySet().groupBy(packageOf)
def importsOf = { String text -> (text =~ /(?m)^import\s+(?:static\s+)?([\w.]*\w)(\.\*)?/).collect { [it[1], it[2] != null] } }
// An import names a class, a member of one or a whole package; neighbours need no import.
def usedBy = { String name ->
  def text = sources[name].text.replaceAll(/(?s)\/\*.*?\*\//, '').replaceAll(/\/\/.*/, '')
  def words = (text =~ /\b[A-Z]\w*/).collect() as Set
  def named = importsOf(text).collectMany { what, all ->
    if (all && packages[what]) return packages[what].findAll { simpleOf(it) in words }
    def parts = what.split(/\./)
    (parts.size()..1).collect { parts.take(it).join('.') }.findAll { sources[it] }.take(1)
  }
  named + packages[packageOf(name)].findAll { simpleOf(it) in words }
}

def todo = new File(probes).listFiles().collectMany { importsOf(it.text)*.first() }.findAll { sources[it] } as ArrayDeque
def needed = new LinkedHashSet(todo)
while (todo) usedBy(todo.poll()).each { if (needed.add(it)) todo << it }
System.err.println "compiling ${needed.size()} classes"

def stubDir = new File("${out}-stubs").tap { mkdirs() }
def config = new CompilerConfiguration(targetDirectory: new File(out).tap { mkdirs() }, classpath: System.getProperty('java.class.path'))
config.jointCompilationOptions = [stubDir: stubDir, flags: ['nowarn', 'parameters'] as String[], namedValues: [] as String[]]
def loader = new GroovyClassLoader(this.class.classLoader, config)
loader.addClasspath(out)
def unit = new JavaAwareCompilationUnit(config, loader)
unit.addSources(needed.collect { sources[it] } as File[])
unit.compile()
