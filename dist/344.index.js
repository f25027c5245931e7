"use strict";
exports.id = 344;
exports.ids = [344];
exports.modules = {

/***/ 6344:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openTransport: () => (/* binding */ m)
/* harmony export */ });
/* harmony import */ var _chunk_2ITBJDCA_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5673);
/* harmony import */ var _chunk_6MCX5MFC_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9607);
/* harmony import */ var _chunk_LL7HQPWL_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6945);
/* harmony import */ var _chunk_GQD2DIY5_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2083);
/* harmony import */ var _chunk_FQBRRC3A_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1914);
/* harmony import */ var _chunk_YVSA2ZOB_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9266);
var i={connectionTimeout:5e3,requestTimeout:3e4,socketTimeout:3e4,throwOnRequestTimeout:!0},p={keepAlive:!0,maxSockets:50};function m(r){let e=new _chunk_6MCX5MFC_js__WEBPACK_IMPORTED_MODULE_1__.a({...i,httpAgent:p,httpsAgent:p});if(!(0,_chunk_2ITBJDCA_js__WEBPACK_IMPORTED_MODULE_0__.a)(r))return e;let n=new Map,s=async t=>{let o=(0,_chunk_2ITBJDCA_js__WEBPACK_IMPORTED_MODULE_0__.b)(t,r);if(!o)return e;let d=`${t.protocol} ${o.href}`,c=n.get(d)??H(t.protocol,o);return n.set(d,c),c};return{metadata:e.metadata,handle:async(t,o)=>(await s(t)).handle(t,o),updateHttpClientConfig:(t,o)=>e.updateHttpClientConfig(t,o),httpHandlerConfigs:()=>e.httpHandlerConfigs(),destroy:()=>{e.destroy();for(let t of n.values())t.then(o=>o.destroy())}}}async function H(r,e){if(r==="http:"){let{HttpProxyAgent:s}=await __webpack_require__.e(/* import() */ 345).then(__webpack_require__.bind(__webpack_require__, 8726));return new _chunk_6MCX5MFC_js__WEBPACK_IMPORTED_MODULE_1__.a({...i,httpAgent:new s(e,p)})}let{HttpsProxyAgent:n}=await __webpack_require__.e(/* import() */ 26).then(__webpack_require__.bind(__webpack_require__, 6026));return new _chunk_6MCX5MFC_js__WEBPACK_IMPORTED_MODULE_1__.a({...i,httpsAgent:new n(e,p)})}


/***/ })

};
;