/** @file kjrep.h
 *  @brief All of libkjrep: reading Chinese government work reports.
 */
#ifndef KJREP_KJREP_H
#define KJREP_KJREP_H

#include "arrow.h"
#include "engine.h"
#include "entity.h"
#include "excerpt.h"
#include "finding.h"
#include "fragment.h"
#include "metric.h"
#include "node.h"
#include "options.h"
#include "output.h"
#include "query.h"
#include "report.h"
#include "source.h"
#include "status.h"
#include "store.h"
#include "time.h"

#endif
