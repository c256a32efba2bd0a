import com.amazonaws.auth.AWSCredentialsProvider
import com.fasterxml.jackson.databind.ObjectMapper
import com.netflix.spinnaker.clouddriver.aws.security.AWSAccountInfoLookup
import com.netflix.spinnaker.clouddriver.aws.security.AmazonCredentials
import com.netflix.spinnaker.clouddriver.aws.security.NetflixAssumeRoleAmazonCredentials
import com.netflix.spinnaker.clouddriver.aws.security.config.AccountsConfiguration
import com.netflix.spinnaker.clouddriver.aws.security.config.AmazonCredentialsParser
import com.netflix.spinnaker.clouddriver.aws.security.config.CredentialsConfig

// Input: aws.accounts[0] and the settings beside it. Answer: role, session and regions as loaded; null where it is dropped.
def mapper = new ObjectMapper().disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
def lookup = [listRegions: { Collection names = [] -> names.collect { new AmazonCredentials.AWSRegion(it, ["${it}a".toString()]) } }] as AWSAccountInfoLookup
return { input ->
  def config = new CredentialsConfig(defaultRegions: (input.defaultRegions ?: []).collect { mapper.convertValue(it, CredentialsConfig.Region) }, defaultAssumeRole: input.defaultAssumeRole)
  if (config.hasProperty('loadAccounts') && config.loadAccounts.hasProperty('maxRetries')) config.loadAccounts.maxRetries = 1
  if (input.defaultSessionName) config.defaultSessionName = input.defaultSessionName
  // Newer releases take more, for managing accounts that no input names.
  def given = [(AWSAccountInfoLookup): lookup, (Class): NetflixAssumeRoleAmazonCredentials, (CredentialsConfig): config, (AccountsConfiguration): new AccountsConfiguration()]
  def constructor = AmazonCredentialsParser.constructors.find { AWSAccountInfoLookup in it.parameterTypes }
  def parser = constructor.newInstance(constructor.parameterTypes.collect { given[it] ?: it.simpleName.endsWith('Properties') ? it.getConstructor().newInstance() : standIn(it) } as Object[])
  def account = mapper.convertValue(input.account, AccountsConfiguration.Account)
  def loaded = parser.parse(account)
  if (loaded == null) return null
  def sts = loaded.credentialsProvider
  [role: sts.@roleArn, sessionName: loaded.sessionName, externalId: loaded.externalId, environment: loaded.environment, accountType: loaded.accountType, regions: loaded.regions*.name]
}
