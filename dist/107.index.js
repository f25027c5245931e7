"use strict";
exports.id = 107;
exports.ids = [107];
exports.modules = {

/***/ 3107:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

__webpack_require__.d(__webpack_exports__, {
fromEnv: () => (/* reexport safe */ module0.g)
});
var module0 = __webpack_require__(7646);
var module1 = __webpack_require__(1299);
var module2 = __webpack_require__(9672);
var module3 = __webpack_require__(9483);
var module4 = __webpack_require__(8402);
var module5 = __webpack_require__(3978);



/***/ })

};
;