using System.Text.Json;
using NodaTime;
using Visavis.Ledger;
using Visavis.Web.Availability.Holidays;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Vouchers;

/// <summary>The schemes of this site: the examples that ship, or the operator's own file.</summary>
public sealed class VoucherSchemes
{
    /// <summary>Configuration key: path of a JSON file of the same form as the one that ships.</summary>
    public const string FileKey = "Vouchers:SchemesFile";

    private readonly Dictionary<string, VoucherScheme> byId;

    public VoucherSchemes(IConfiguration configuration)
    {
        using var source = configuration[FileKey] is { Length: > 0 } path
            ? File.OpenRead(path)
            : typeof(VoucherSchemes).Assembly.GetManifestResourceStream("voucher-schemes.json")!;
        byId = JsonSerializer.Deserialize<List<VoucherScheme>>(source, JsonSerializerOptions.Web)!.ToDictionary(scheme => scheme.Id);
        All = [.. byId.Values];
        if (All.FirstOrDefault(scheme => !Enum.TryParse<HolidayPlace>(scheme.Holidays, out _)) is { } wrong)
        {
            throw new InvalidOperationException(
                $"{FileKey}: \"{wrong.Holidays}\" of the scheme \"{wrong.Id}\" is no place with public holidays; write one of {string.Join(", ", Enum.GetNames<HolidayPlace>())}."
            );
        }
    }

    public IReadOnlyList<VoucherScheme> All { get; }

    public VoucherScheme? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    public static DateTimeZone ZoneOf(VoucherScheme scheme) => DateTimeZoneProviders.Tzdb[scheme.Zone];

    public static HolidayRule HolidaysOf(VoucherScheme scheme) => new(Enum.Parse<HolidayPlace>(scheme.Holidays), HasGoodFriday: false);

    /// <summary>The day of an instant where the scheme is.</summary>
    public static DateOnly DayOf(VoucherScheme scheme, DateTimeOffset at) =>
        Instant.FromDateTimeOffset(at).InZone(ZoneOf(scheme)).Date.ToDateOnly();
}
