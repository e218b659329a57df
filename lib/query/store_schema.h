/* The tables of a store, by version. */
#ifndef KJR_QUERY_STORE_SCHEMA_H
#define KJR_QUERY_STORE_SCHEMA_H

#include "kjrep/store.h"
#include "query/sqlite_api.h"

/* Tells a store from other SQLite files: "kjrp". */
#define KJR_STORE_APPLICATION_ID 0x6B6A7270

/* What lifts the tables of a store of version `from` by one; from 0, an empty file, up to KJREP_STORE_VERSION - 1. */
const char *kjr_store_migration(int from);

/* The views of this version, made anew whenever a store is lifted; after the last one stands NULL. */
extern const char *const kjr_store_views[];

/* Columns of the rows of a report, as the virtual tables and the tables of a store both name them. */
#define KJR_STORE_REPORT_COLUMNS                                                                                       \
    "container,encoding,certainty,replaced,bytes,script,genre,title,issuer,number,addressee,date_issued,delivered_by," \
    "delivered_on,"                                                                                                    \
    "delivered_at,place,year,lead,page_time"
#define KJR_STORE_PLACE_COLUMNS "start_byte,end_byte,start_char,end_char,line,\"column\",place,pieces"
#define KJR_STORE_NODE_COLUMNS                                                                                         \
    "id,parent,kind,role,level,label,ordinal,table_row,table_column,title,text,body_end_byte,body_end_"                \
    "char," KJR_STORE_PLACE_COLUMNS
#define KJR_STORE_METRIC_COLUMNS                                                                                       \
    "id,text,value,value_exact,value_high,value_high_exact,low,low_exact,low_open,high,high_exact,high_open,unit,"     \
    "unit_text,approx,kind,change,basis,modality,subject,\"of\",period,date_from,date_to,indicator,parent,node,"       \
    "flags," KJR_STORE_PLACE_COLUMNS
#define KJR_STORE_TIME_COLUMNS "id,text,date_from,date_to,precision,node," KJR_STORE_PLACE_COLUMNS
#define KJR_STORE_ENTITY_COLUMNS "id,kind,text,stated_count,node," KJR_STORE_PLACE_COLUMNS
#define KJR_STORE_FINDING_COLUMNS                                                                                      \
    "id,rule,kind,level,message," KJR_STORE_PLACE_COLUMNS ",related,suggestions,fix,metrics,fingerprint,suppressed"

#endif
