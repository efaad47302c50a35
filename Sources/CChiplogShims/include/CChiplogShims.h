#ifndef CChiplogShims_H
#define CChiplogShims_H
#endif
