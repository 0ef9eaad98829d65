import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const packages = ['tdesign-miniprogram', '@vant/weapp', 'weui-miniprogram', 'wux-weapp', 'lin-ui', 'miniprogram-recycle-view']

/**
 * The templates of the installed component libraries: real WXML in several styles, minified ones included.
 * @returns {{ name: string, root: string, templates: { path: string, text: string }[] }[]} paths are relative to the root
 */
export function packageTemplates() {
  return packages.map((name) => {
    const root = join(modules, name)
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.wxml'))
    return { name, root, templates: paths.sort().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })) }
  })
}
