import { AGREE_EVENT, AGREE_TOKEN } from '../catalogue/buttons.js'
import type { Element } from './element.js'

type Host = Element['host']

/** Taro's own names where they are not the event's with one capital. */
const JSX_EVENTS: Readonly<Record<string, string>> = {
  agreeprivacyauthorization: 'onAgreePrivacyAuthorization',
  getphonenumber: 'onGetPhoneNumber',
  getrealtimephonenumber: 'onGetRealTimePhoneNumber',
  getuserinfo: 'onGetUserInfo',
}

/** The attribute that binds an event in a host's usual form: `bindgetphonenumber`, `@getphonenumber`, `onGetPhoneNumber`. */
export function bindingNamed(host: Host, event: string): string {
  switch (host) {
    case 'wxml':
      return `bind${event}`
    case 'vue':
      return `@${event}`
    case 'jsx':
      return JSX_EVENTS[event.toLowerCase()] ?? `on${event.charAt(0).toUpperCase()}${event.slice(1)}`
  }
}

/** An attribute in kebab-case as a host usually has it: `open-type`, in JSX `openType`. */
export function attributeIn(host: Host, name: string): string {
  return host === 'jsx' ? name.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase()) : name
}

/** The platform's button. */
function buttonTag(host: Host): string {
  return host === 'jsx' ? 'Button' : 'button'
}

/** A complete agree button, as messages show it. */
export function agreeButtonExample(host: Host): string {
  const handler = host === 'jsx' ? '{…}' : '"…"'
  return `<${buttonTag(host)} id="agree-btn" ${attributeIn(host, 'open-type')}="${AGREE_TOKEN}" ${bindingNamed(host, AGREE_EVENT)}=${handler}>`
}
