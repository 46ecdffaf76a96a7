namespace Visavis.Web.Trust.Reports;

/// <summary>How much a report may hold.</summary>
public static class ReportLimits
{
    public const int Name = 120;
    public const int Story = 5000;
    public const int Note = 300;
    public const int Files = 5;
    public const int Sayings = 4;
}
