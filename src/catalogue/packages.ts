/**
 * Packages that reach no privacy interface themselves: frameworks, state and time libraries, and what reads and writes data.
 * Read in their sources; component libraries are another thing.
 */
export const HARMLESS_PACKAGES: readonly string[] = [
  '@babel/runtime', '@dcloudio/uni-app', '@mpxjs/core', '@mpxjs/store', '@mpxjs/pinia', '@mpxjs/utils', '@reduxjs/toolkit', '@tarojs/components', '@tarojs/helper', '@tarojs/plugin-framework-react',
  '@tarojs/plugin-framework-vue3', '@tarojs/react', '@tarojs/redux', '@tarojs/runtime', '@tarojs/shared', '@tarojs/taro', '@vue/composition-api', '@wepy/core', 'ahooks', 'classnames', 'clsx', 'dayjs',
  'immer', 'lodash', 'lodash-es', 'mobx', 'mobx-react', 'mobx-react-lite', 'moment', 'pinia', 'qs', 'react', 'react-dom', 'react-redux', 'redux', 'redux-thunk', 'regenerator-runtime', 'rxjs', 'tslib',
  'vue', 'vue-i18n', 'vuex', 'wepy', 'zustand',
]
