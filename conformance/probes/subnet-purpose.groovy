import com.fasterxml.jackson.databind.DeserializationFeature
import com.netflix.awsobjectmapper.AmazonObjectMapper
import com.netflix.spinnaker.cats.cache.DefaultCacheData
import com.netflix.spinnaker.cats.mem.InMemoryCache
import com.netflix.spinnaker.clouddriver.aws.cache.Keys
import com.netflix.spinnaker.clouddriver.aws.provider.view.AmazonSubnetProvider

// Input: a subnet's tags. Answer: its purpose.
def mapper = new AmazonObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
return { input ->
  def tags = input.collect { key, value -> [key: key, value: value] }
  def id = Keys.getSubnetKey('subnet-1', 'us-east-1', 'prod')
  def cache = new InMemoryCache()
  cache.merge('subnets', new DefaultCacheData(id, [subnetId: 'subnet-1', tags: tags], [:]))
  [purpose: new AmazonSubnetProvider(cache, mapper).getAll()[0].purpose?.toString()]
}
