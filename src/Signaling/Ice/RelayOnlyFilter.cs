using System.Text.RegularExpressions;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Ice;

/// <summary>
/// For a person who hides their address: only relayed candidates pass, and what else names an address of theirs is blanked.
/// A browser told to use the relay sends nothing else; this makes sure.
/// </summary>
internal static partial class RelayOnlyFilter
{
    private const string CandidateLine = "a=candidate:";

    public static SessionDescription Apply(SessionDescription description)
    {
        var kept = Lines(description)
            .Where(line => !line.StartsWith(CandidateLine, StringComparison.OrdinalIgnoreCase) || IsRelayed(line))
            .Select(line => line.StartsWith(CandidateLine, StringComparison.OrdinalIgnoreCase) ? HideBase(line) : HideAddress(line));
        return new SessionDescription(description.Type, string.Join("\r\n", kept));
    }

    /// <summary>The description with no candidate and no address at all.</summary>
    public static SessionDescription WithoutAddresses(SessionDescription description)
    {
        var kept = Lines(description)
            .Where(line => !line.StartsWith(CandidateLine, StringComparison.OrdinalIgnoreCase))
            .Select(HideAddress);
        return new SessionDescription(description.Type, string.Join("\r\n", kept));
    }

    /// <summary>Null when the candidate must not pass.</summary>
    public static IceCandidate? Apply(IceCandidate candidate)
    {
        if (string.IsNullOrEmpty(candidate.Candidate))
        {
            return candidate;
        }

        return IsRelayed(candidate.Candidate) ? candidate with { Candidate = HideBase(candidate.Candidate) } : null;
    }

    private static IEnumerable<string> Lines(SessionDescription description) =>
        description.ReadSdp().Split('\n').Select(line => line.TrimEnd('\r'));

    private static bool IsRelayed(string candidate) => RelayType().IsMatch(candidate);

    /// <summary>A relayed candidate may name the address the relay saw.</summary>
    private static string HideBase(string candidate) => RelatedAddress().Replace(candidate, " raddr 0.0.0.0 rport 0");

    private static string HideAddress(string line) => AddressLine().Replace(line, "${field}IN IP4 0.0.0.0");

    [GeneratedRegex(
        @"^(?:a=)?candidate:\S+ \d+ \S+ \d+ \S+ \d+ typ relay(?: |$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        100
    )]
    private static partial Regex RelayType();

    [GeneratedRegex(@" raddr \S+ rport \d+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex RelatedAddress();

    [GeneratedRegex(
        @"^(?<field>c=|a=rtcp:\d+ |o=\S+ \d+ \d+ )IN IP[46] \S+$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        100
    )]
    private static partial Regex AddressLine();
}
