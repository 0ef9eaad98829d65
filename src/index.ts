import { plugin } from './plugin.js'

export default plugin
// `require()` of this package must give the plugin itself: eslintrc, and CommonJS configs, look for nothing else.
export { plugin as 'module.exports' }
