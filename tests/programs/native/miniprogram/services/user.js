import { request } from './request'

/** The neighbour's own profile, from our server. */
export function getUserInfo() {
  return request('/user')
}

export function bindPhone(code) {
  return request('/user/phone', { code })
}

export function saveProfile(profile) {
  return request('/user/profile', profile)
}
