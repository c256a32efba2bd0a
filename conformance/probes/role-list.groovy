import com.amazonaws.services.identitymanagement.AmazonIdentityManagement
import com.amazonaws.services.identitymanagement.model.ListRolesResult
import com.amazonaws.services.identitymanagement.model.Role
import com.fasterxml.jackson.databind.ObjectMapper
import com.netflix.spinnaker.cats.cache.DefaultCacheData
import com.netflix.spinnaker.cats.mem.InMemoryCache
import com.netflix.spinnaker.cats.provider.DefaultProviderCache
import com.netflix.spinnaker.clouddriver.aws.security.AmazonClientProvider
import com.netflix.spinnaker.clouddriver.aws.security.NetflixAmazonCredentials
import com.netflix.spinnaker.clouddriver.ecs.cache.client.IamRoleCacheClient
import com.netflix.spinnaker.clouddriver.ecs.provider.agent.IamPolicyReader
import com.netflix.spinnaker.clouddriver.ecs.provider.agent.IamRoleCachingAgent
import groovy.json.JsonOutput

// Input: the roles of account `prod`. Answer: what the role list of the deploy dialog (getAll) and the one by account hold.
def mapper = new ObjectMapper()
def encoded = { URLEncoder.encode(JsonOutput.toJson(it), 'UTF-8') }
def v1 = { roles ->
  def list = roles.collect { new Role().withArn("arn:aws:iam::123456789012:role/${it.name}").withRoleName(it.name).withAssumeRolePolicyDocument(encoded(it.trust)) }
  [listRoles: { new ListRolesResult().withRoles(list).withIsTruncated(false) }] as AmazonIdentityManagement
}
// By name, so that the probe also compiles where there is no SDK v2 in Clouddriver yet.
def v2 = { roles ->
  def model = { Class.forName("software.amazon.awssdk.services.iam.model.${it}") }
  def list = roles.collect { model('Role').builder().arn("arn:aws:iam::123456789012:role/${it.name}").roleName(it.name).assumeRolePolicyDocument(encoded(it.trust)).build() }
  def answer = model('ListRolesResponse').builder().roles(list).isTruncated(false).build()
  standIn(Class.forName('software.amazon.awssdk.services.iam.IamClient'), { it.method.name == 'listRoles' ? answer : null })
}
return { input ->
  def credentials = standIn(NetflixAmazonCredentials, { call -> call.method.name == 'getName' ? 'prod' : call.method.returnType == List ? [] : null })
  def clients = standIn(AmazonClientProvider, { call -> call.method.name == 'getIam' ? v1(input) : call.method.name == 'getIamV2' ? v2(input) : null })
  def cache = new InMemoryCache()
  def loaded = new IamRoleCachingAgent(credentials, clients, new IamPolicyReader(mapper)).loadData(new DefaultProviderCache(new InMemoryCache()))
  // A cache outside the process keeps JSON: the relations come back as maps.
  loaded.cacheResults.iamRole.each { cache.merge('iamRole', new DefaultCacheData(it.id, mapper.convertValue(it.attributes, Map), [:])) }
  def client = new IamRoleCacheClient(cache)
  [all: client.getAll()*.name.sort(), byAccount: client.getAll('prod', 'us-east-1')*.name.sort()]
}
