import path from 'node:path'
import { defineConfig } from '@tarojs/cli'

export default defineConfig({
  projectName: 'garden',
  designWidth: 750,
  sourceRoot: 'src',
  outputRoot: 'dist',
  framework: 'vue3',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  alias: { '@': path.resolve(__dirname, '..', 'src') },
})
