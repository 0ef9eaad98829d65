import { defineConfig } from '@tarojs/cli'

export default defineConfig({
  projectName: 'cat-post',
  designWidth: 750,
  sourceRoot: 'src',
  outputRoot: 'dist',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
})
