"use strict";
exports.id = 242;
exports.ids = [242];
exports.modules = {

/***/ 7242:
/***/ (function (__unused_webpack_module, __webpack_exports__, __webpack_require__) {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fromEnv: () => (/* reexport safe */ _chunk_A3HZSR6Y_js__WEBPACK_IMPORTED_MODULE_0__.g)
/* harmony export */ });
/* harmony import */ var _chunk_A3HZSR6Y_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(986);
/* harmony import */ var _chunk_GLCMRSP5_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3507);
/* harmony import */ var _chunk_JPHN365X_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(544);
/* harmony import */ var _chunk_GQD2DIY5_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2083);
/* harmony import */ var _chunk_FQBRRC3A_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1914);
/* harmony import */ var _chunk_YVSA2ZOB_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9266);



/***/ })

};
;