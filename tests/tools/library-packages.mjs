/**
 * Where each component library keeps its components, and under which names programs know them. Folders are those of the package;
 * `modules` are the folders of uni_modules and node_modules that hold the same.
 */

const kebab = (name) => name.replace(/(?!^)[A-Z]/gu, '-$&').toLowerCase()

const native = (name, folders, prefix) => ({ name, kind: 'native', folders, named: (folder) => ({ name: prefix + folder, tags: [prefix + folder] }) })
const easycom = (name, folders, tagsOf) => ({ name, kind: 'easycom', folders, named: (folder) => ({ name: tagsOf(folder)[0], tags: tagsOf(folder) }) })
const exported = (name, folders, tagPrefix, exportIn) => ({
  name,
  kind: 'exports',
  folders,
  exportIn,
  named: (component) => ({ name: component, tags: tagPrefix === null ? [] : [tagPrefix + kebab(component)] }),
})

/** The first folder is the one that is read; the others hold the same components for other builds. */
export const PACKAGES = [
  native('@vant/weapp', ['lib', 'dist'], 'van-'),
  native('tdesign-miniprogram', ['miniprogram_dist'], 't-'),
  native('weui-miniprogram', ['miniprogram_dist'], 'mp-'),
  native('lin-ui', ['dist'], 'l-'),
  native('wux-weapp', ['packages/lib', 'packages/es', 'packages/core'], 'wux-'),
  native('iview-weapp', ['dist'], 'i-'),
  easycom('wot-design-uni', ['components'], (folder) => [folder]),
  easycom('uview-plus', ['components'], (folder) => [folder, folder.replace(/^u-/u, 'up-')]),
  easycom('uview-ui', ['components'], (folder) => [folder]),
  easycom('@climblee/uv-ui', ['components'], (folder) => [folder]),
  easycom('@dcloudio/uni-ui', ['lib'], (folder) => [folder]),
  easycom('nutui-uniapp', ['components'], (folder) => [`nut-${folder}`]),
  easycom('@tdesign/uniapp', ['dist'], (folder) => [`t-${folder}`]),
  easycom('tdesign-uniapp', ['.'], (folder) => [`t-${folder}`]),
  exported('@nutui/nutui-taro', ['dist/packages'], 'nut-', (text, file) => [/\bas default\b/u.test(text) ? /([A-Z]\w+)\.js$/u.exec(file)?.[1] : undefined]),
  exported('@nutui/nutui-react-taro', ['dist/es/packages', 'dist/cjs/packages'], null, (text) => [/export var ([A-Z]\w*) = /u.exec(text)?.[1]]),
  exported('taro-ui', ['lib/components'], null, (text) => [/export \{\s*(At\w+) as default/u.exec(text)?.[1]]),
  exported('@antmjs/vantui', ['es', 'lib'], null, (text) => [/export (?:function ([A-Z]\w*)|\{ ([A-Z]\w*) \})/u.exec(text)?.slice(1).find(Boolean)]),
]
