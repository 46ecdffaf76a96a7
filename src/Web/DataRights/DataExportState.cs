namespace Visavis.Web.DataRights;

public enum DataExportState
{
    Queued = 0,
    Running = 1,
    Ready = 2,
    Failed = 3,
}
