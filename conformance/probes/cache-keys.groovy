import com.netflix.spinnaker.cats.cache.DefaultCacheData
import com.netflix.spinnaker.cats.mem.InMemoryCache
import com.netflix.spinnaker.clouddriver.aws.cache.Keys as AwsKeys
import com.netflix.spinnaker.clouddriver.ecs.cache.Keys as EcsKeys

// Input: an account's name. Answer: whether its ECS and AWS cache keys give it back, and what else its pattern finds.
return { String name ->
  def cache = new InMemoryCache()
  def keys = [name, 'prod', 'prodx', 'prods'].unique().collectEntries { [it, EcsKeys.getServiceKey(it, 'us-east-1', 'app-v000')] }
  keys.values().each { cache.merge('services', new DefaultCacheData(it, [:], [:])) }
  def found = cache.filterIdentifiers('services', EcsKeys.getServiceKey(name, 'us-east-1', '*'))
  [
    ecs: EcsKeys.parse(keys[name])?.account == name,
    aws: AwsKeys.parse(AwsKeys.getSubnetKey('subnet-1', 'us-east-1', name))?.account == name,
    pattern: keys.findAll { it.value in found }.keySet().sort(),
  ]
}
