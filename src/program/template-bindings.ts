import type { Program } from './find-program.js'
import { isAgreeButton } from './popups.js'
import { elementsOf } from './templates.js'

const EVENT = /^(?:capture-)?(?:mut-)?(?:bind|catch):?(.+)$/u
const AGREE_EVENTS: Readonly<Record<string, string>> = { getPhoneNumber: 'getphonenumber', getRealtimePhoneNumber: 'getrealtimephonenumber', getUserInfo: 'getuserinfo' }

/** Names of methods that the template of a script binds, and whether agree events alone bind them. */
export function bindingsOf(program: Program, script: string): ReadonlyMap<string, 'agree' | 'other'> {
  const bindings = new Map<string, 'agree' | 'other'>()
  for (const { element } of elementsOf(program, script.replace(/\.[jt]s$/u, ''))) {
    const isAgree = isAgreeButton(element)
    const coupled = isAgree ? Object.entries(AGREE_EVENTS).filter(([type]) => element.attributes.some(({ value }) => value.kind === 'static' && value.text.includes(type))).map(([, event]) => event) : []
    for (const { name, value } of element.attributes) {
      const event = EVENT.exec(name)?.[1]
      const methods = value.kind === 'static' ? [value.text] : value.kind === 'dynamic' ? (value.possible ?? []) : []
      if (event === undefined) continue
      const agrees = isAgree && (event === 'agreeprivacyauthorization' || coupled.includes(event))
      for (const method of methods) bindings.set(method, agrees && bindings.get(method) !== 'other' ? 'agree' : 'other')
    }
  }
  return bindings
}
