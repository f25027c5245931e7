#!/usr/bin/env node
/******/ (function () { // webpackBootstrap
/******/ 	"use strict";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = require("node:module");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
;// CONCATENATED MODULE: external "node:vm"
const external_node_vm_namespaceObject = require("node:vm");
;// CONCATENATED MODULE: ./.cache/shaken/cli-index.js/index.js
var I=720*36e5;function u(e,o,r){let c=r.NODE_DISABLE_COMPILE_CACHE?void 0:N(r),n=c&&(0,external_node_path_namespaceObject.join)(c,`${o}-${process.version}-${process.arch}`),t=n&&a(()=>(0,external_node_fs_namespaceObject.readFileSync)(n)),f=`(function (exports, require, module, __filename, __dirname) {${(0,external_node_fs_namespaceObject.readFileSync)(e,"utf8")}
})`,i=new external_node_vm_namespaceObject.Script(f,{filename:e,...t&&{cachedData:t}});n&&(!t||i.cachedDataRejected)&&process.once("exit",()=>a(()=>j(n,i.createCachedData())));let d={exports:{}};i.runInThisContext()(d.exports,(0,external_node_module_namespaceObject.createRequire)(e),d,e,(0,external_node_path_namespaceObject.dirname)(e))}function N({XDG_CACHE_HOME:e,LOCALAPPDATA:o}){if(e&&(0,external_node_path_namespaceObject.isAbsolute)(e))return (0,external_node_path_namespaceObject.join)(e,"adot-ecs");if(process.platform==="win32")return o&&(0,external_node_path_namespaceObject.join)(o,"adot-ecs","cache");let r=a(external_node_os_namespaceObject.homedir);return r&&(0,external_node_path_namespaceObject.join)(r,process.platform==="darwin"?"Library/Caches":".cache","adot-ecs")}function j(e,o){let r=(0,external_node_path_namespaceObject.dirname)(e);(0,external_node_fs_namespaceObject.mkdirSync)(r,{recursive:!0,mode:448});let c=`${e}.${process.pid}`;(0,external_node_fs_namespaceObject.writeFileSync)(c,o,{mode:384}),(0,external_node_fs_namespaceObject.renameSync)(c,e);for(let n of (0,external_node_fs_namespaceObject.readdirSync)(r)){let t=(0,external_node_path_namespaceObject.join)(r,n);Date.now()-(0,external_node_fs_namespaceObject.statSync)(t).mtimeMs>I&&(0,external_node_fs_namespaceObject.rmSync)(t)}}function a(e){try{return e()}catch{return}}u((0,external_node_path_namespaceObject.join)((0,external_node_path_namespaceObject.dirname)((0,external_node_fs_namespaceObject.realpathSync)(process.argv[1]??".")),"main.js"),"00bfb84273c980b0",process.env);

module.exports = __webpack_exports__;
/******/ })()
;