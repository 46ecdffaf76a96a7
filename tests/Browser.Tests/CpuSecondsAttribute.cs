using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Visavis.TestSupport;
using Xunit.v3;

namespace Visavis.Browser.Tests;

/// <summary>
/// Writes what each journey cost the processor: this process, the browser and whatever else it started. A line "CPU-seconds, tab, name of the test" for <c>report.mjs</c>
/// in the file that <c>VISAVIS_CPU</c> names. Right because journeys run one after the other.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class CpuSecondsAttribute : BeforeAfterTestAttribute
{
    private static readonly string? Report = Environment.GetEnvironmentVariable("VISAVIS_CPU");
    private static readonly ConcurrentDictionary<string, double> Started = new(StringComparer.Ordinal);

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Report is not null)
        {
            Started[test.UniqueID] = ProcessTree.CpuSeconds();
        }
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Report is not null && Started.TryRemove(test.UniqueID, out var before))
        {
            var spent = ProcessTree.CpuSeconds() - before;
            File.AppendAllText(Report, string.Create(CultureInfo.InvariantCulture, $"{spent:F1}\t{test.TestDisplayName}\n"));
        }
    }
}
