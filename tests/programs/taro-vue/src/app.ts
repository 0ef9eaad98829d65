import { createApp } from 'vue'

export default createApp({
  onLaunch() {
    console.info('菜园已启动')
  },
})
