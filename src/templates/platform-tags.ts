import type { Element } from './element.js'

/** Modules whose components are the platform's. */
const COMPONENTS = /^(?:@tarojs\/components|@?remax\/wechat)(?:\/|$)/u
/** Tags of HTML that Taro turns into the platform's of that name. */
const HTML_TAGS: ReadonlySet<string> = new Set(['button', 'input'])

/**
 * The platform's name of a tag, or `null` where it is another thing. In JSX `LivePusher` is `live-pusher` when the framework's
 * components export it, whatever the file calls it, or when the file binds the name to nothing, as a template of Vue does; an icon
 * named `Camera` is another thing. Elsewhere it is the tag as written.
 */
export function platformTag({ host, name, source }: Element): string | null {
  if (host === 'wxml') return name
  if (host === 'vue') return /^[A-Z]\w*$/u.test(name) ? inKebabCase(name) : name
  if (!source) return /^[A-Z]\w*$/u.test(name) ? inKebabCase(name) : HTML_TAGS.has(name) ? name : null
  if (source.module === null || !COMPONENTS.test(source.module)) return null
  return inKebabCase(source.name === '*' || source.name === 'default' ? name.slice(name.lastIndexOf('.') + 1) : source.name)
}

function inKebabCase(name: string): string {
  return name.replace(/(?!^)[A-Z]/gu, '-$&').toLowerCase()
}
