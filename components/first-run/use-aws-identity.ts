import { useQuery } from '@tanstack/react-query'
import { awsIdentityQuery } from '@/components/queries/discovery'

/** Who Shipshape is in AWS, asked once the page is there: AWS may take seconds to say. */
export const useAwsIdentity = () => useQuery(awsIdentityQuery)
