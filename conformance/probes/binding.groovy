import com.netflix.spinnaker.clouddriver.aws.security.config.AccountsConfiguration
import com.netflix.spinnaker.clouddriver.aws.security.config.CredentialsConfig
import com.netflix.spinnaker.clouddriver.ecs.security.ECSCredentialsConfig
import org.springframework.boot.context.properties.bind.Binder
import org.springframework.boot.context.properties.source.ConfigurationPropertySources
import org.springframework.boot.env.YamlPropertySourceLoader
import org.springframework.core.env.StandardEnvironment
import org.springframework.core.io.ByteArrayResource

// Input: a YAML file. Answer: what Spring Boot binds of it, or where it stops.
def regionOf = { [name: it.name] + (it.availabilityZones ? [availabilityZones: it.availabilityZones] : [:]) }
return { String yaml ->
  def environment = new StandardEnvironment()
  ['systemProperties', 'systemEnvironment'].each { environment.propertySources.remove(it) }
  new YamlPropertySourceLoader().load('file', new ByteArrayResource(yaml.bytes)).each { environment.propertySources.addLast(it) }
  // As Spring Boot does at its start, so that conditions on a property find every spelling of it.
  ConfigurationPropertySources.attach(environment)
  def binder = Binder.get(environment)
  def accounts = binder.bind('aws', AccountsConfiguration).orElse(null)?.accounts ?: []
  def config = binder.bind('aws', CredentialsConfig).orElse(null)
  def ecs = binder.bind('ecs', ECSCredentialsConfig).orElse(null)
  [
    awsEnabled: environment.getProperty('aws.enabled'),
    ecsEnabled: environment.getProperty('ecs.enabled'),
    defaultAssumeRole: config?.defaultAssumeRole,
    defaultRegions: (config?.defaultRegions ?: []).collect(regionOf),
    awsAccounts: accounts.collect { account ->
      ['name', 'accountId', 'assumeRole', 'sessionName', 'externalId', 'environment', 'accountType', 'enabled'].collectEntries { [it, account[it]] }.findAll { it.value != null } +
        [regions: (account.regions ?: []).collect(regionOf)] +
        (account.permissions ? [permissions: account.permissions.collectEntries { [it.key.toString(), it.value] }] : [:])
    },
    defaultNamingStrategy: ecs?.defaultNamingStrategy,
    ecsAccounts: (ecs?.accounts ?: []).collect { account -> ['name', 'awsAccount', 'namingStrategy'].collectEntries { [it, account[it]] }.findAll { it.value != null } },
  ]
}
