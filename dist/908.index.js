"use strict";
exports.id = 908;
exports.ids = [908];
exports.modules = {

/***/ 908:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fromEnv: () => (/* reexport safe */ _chunk_Q5Z424NL_js__WEBPACK_IMPORTED_MODULE_0__.g)
/* harmony export */ });
/* harmony import */ var _chunk_Q5Z424NL_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5858);
/* harmony import */ var _chunk_DVUGR5D4_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(661);
/* harmony import */ var _chunk_V4EH5WCP_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8670);
/* harmony import */ var _chunk_XJEL4HZ3_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4850);
/* harmony import */ var _chunk_ADRMW6HZ_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6653);
/* harmony import */ var _chunk_YVSA2ZOB_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(544);



/***/ })

};
;