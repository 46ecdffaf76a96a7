using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Visavis.Web.Foundation.Hosting;

/// <summary>Puts what an operator can mend into one line; everything else stays an exception with its trace.</summary>
public static class StartupProblem
{
    /// <summary>The line for standard error, or null when the exception is none of the operator's doing.</summary>
    public static string? Describe(Exception problem) =>
        problem switch
        {
            ConfigurationException => $"Visavis cannot start. {problem.Message}",
            // Several sections at once.
            AggregateException { InnerExceptions: var several } when several.All(one => one is OptionsValidationException) =>
                $"Visavis cannot start. {string.Join(' ', several.Cast<OptionsValidationException>().SelectMany(one => one.Failures).Distinct())}",
            OptionsValidationException invalid => $"Visavis cannot start. {string.Join(' ', invalid.Failures)}",
            InvalidOperationException { InnerException: not null } unreadable
                when unreadable.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) =>
                $"Visavis cannot start. {unreadable.Message}",
            DbException or { InnerException: DbException } =>
                $"Visavis cannot start. Database:ConnectionString: the database cannot be opened ({FirstLine(problem)}). Check its address, name and password.",
            _ => ListeningAddresses.Describe(problem) is { } line ? $"Visavis cannot start. {line}" : null,
        };

    private static string FirstLine(Exception problem) =>
        ((problem as DbException) ?? problem.InnerException!).Message.Split('\n')[0].Trim().TrimEnd('.');
}
