import { AwsError } from '../aws-error'
import type { Service } from '../call'

const isJson = (service: Service): boolean => service.protocol.startsWith('json')

/** The same four refusals, each protocol's own spelling and status. */
export function accessDenied(service: Service, message: string): AwsError {
  if (isJson(service)) return new AwsError('AccessDeniedException', message, 400)
  if (service.protocol === 'query') return new AwsError('AccessDenied', message, 403)
  return new AwsError('UnauthorizedOperation', `You are not authorized to perform this operation. ${message}`, 403)
}

/** Of a key nobody has, and of a region that is off for the account: AWS tells the two no further apart. */
export function unknownKey(service: Service): AwsError {
  const message = 'The security token included in the request is invalid.'
  if (isJson(service)) return new AwsError('UnrecognizedClientException', message, 400)
  if (service.protocol === 'query') return new AwsError('InvalidClientTokenId', message, 403)
  return new AwsError('AuthFailure', 'AWS was not able to validate the provided access credentials', 401)
}

export function expiredToken(service: Service): AwsError {
  const message = 'The security token included in the request is expired'
  if (isJson(service)) return new AwsError('ExpiredTokenException', message, 400)
  if (service.protocol === 'query') return new AwsError('ExpiredToken', message, 403)
  return new AwsError('RequestExpired', 'Request has expired.', 400)
}

export function throttled(service: Service): AwsError {
  return new AwsError(service.throttleCode, 'Rate exceeded', service.protocol === 'ec2' ? 503 : 400)
}

export function unknownOperation(service: Service, action: string): AwsError {
  if (isJson(service)) return new AwsError('UnknownOperationException', `The sandbox does not answer ${action}.`, 400)
  return new AwsError('InvalidAction', `The action ${action} is not valid for this web service.`, 400)
}

export function serverError(service: Service, status: 500 | 503): AwsError {
  if (status === 503)
    return new AwsError(
      isJson(service) ? 'ServiceUnavailableException' : 'ServiceUnavailable',
      'Service Unavailable',
      503,
    )
  const code = isJson(service) ? 'ServerException' : service.protocol === 'ec2' ? 'InternalError' : 'InternalFailure'
  return new AwsError(code, 'The request processing has failed because of an unknown error.', 500)
}
