using System.ComponentModel.DataAnnotations;

namespace Visavis.Web.Foundation.Hosting.Limits;

/// <summary>Section <c>Peaks</c> of the configuration: what writes may take of one node at once, so that reading and calls go on.</summary>
public sealed class PeakOptions
{
    public const string Section = "Peaks";

    /// <summary>Forms worked on at once; eight for each processor when 0. Half as many files besides.</summary>
    [Range(0, 10_000, ErrorMessage = "Peaks:WritesAtOnce must be between 0 and 10000.")]
    public int WritesAtOnce { get; set; }

    /// <summary>Forms that wait for their turn; whoever comes after them is told at once to come again.</summary>
    [Range(0, 100_000, ErrorMessage = "Peaks:WritesWaiting must be between 0 and 100000.")]
    public int WritesWaiting { get; set; } = 400;

    /// <summary>How long a form waits for its turn.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How long a page that is read may take before it answers 503, e.g. of a database that is slow.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Peaks:ReadingPatience must be between 00:00:01 and 00:10:00.")]
    public TimeSpan ReadingPatience { get; set; } = TimeSpan.FromSeconds(20);
}
