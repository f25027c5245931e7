"use strict";
exports.id = 172;
exports.ids = [172];
exports.modules = {

/***/ 2172:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
openTransport: () => (m)
});
var module0 = __webpack_require__(5617);
var module1 = __webpack_require__(9440);
var module2 = __webpack_require__(7161);
var module3 = __webpack_require__(9483);
var module4 = __webpack_require__(8402);
var module5 = __webpack_require__(3978);
var i={connectionTimeout:5e3,requestTimeout:3e4,socketTimeout:3e4,throwOnRequestTimeout:!0},p={keepAlive:!0,maxSockets:50};function m(r){let e=new module1.a({...i,httpAgent:p,httpsAgent:p});if(!(0,module0.a)(r))return e;let n=new Map,s=async t=>{let o=(0,module0.b)(t,r);if(!o)return e;let d=`${t.protocol} ${o.href}`,c=n.get(d)??H(t.protocol,o);return n.set(d,c),c};return{metadata:e.metadata,handle:async(t,o)=>(await s(t)).handle(t,o),updateHttpClientConfig:(t,o)=>e.updateHttpClientConfig(t,o),httpHandlerConfigs:()=>e.httpHandlerConfigs(),destroy:()=>{e.destroy();for(let t of n.values())t.then(o=>o.destroy())}}}async function H(r,e){if(r==="http:"){let{HttpProxyAgent:s}=await __webpack_require__.e(726).then(__webpack_require__.bind(__webpack_require__, 5726));return new module1.a({...i,httpAgent:new s(e,p)})}let{HttpsProxyAgent:n}=await __webpack_require__.e(514).then(__webpack_require__.bind(__webpack_require__, 8514));return new module1.a({...i,httpsAgent:new n(e,p)})}


/***/ })

};
;