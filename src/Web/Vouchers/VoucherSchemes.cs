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

    /// <exception cref="ConfigurationException">The operator's file cannot be used.</exception>
    public VoucherSchemes(IConfiguration configuration)
    {
        All = ConfiguredList.Read<VoucherScheme>(configuration, FileKey, typeof(VoucherSchemes).Assembly, "voucher-schemes.json");
        if (All.FirstOrDefault(scheme => !Enum.TryParse<HolidayPlace>(scheme.Holidays, out _)) is { } wrong)
        {
            throw new ConfigurationException(
                FileKey,
                $"\"{wrong.Holidays}\" of the scheme \"{wrong.Id}\" is no place with public holidays; write one of {string.Join(", ", Enum.GetNames<HolidayPlace>())}."
            );
        }

        if (All.FirstOrDefault(scheme => DateTimeZoneProviders.Tzdb.GetZoneOrNull(scheme.Zone) is null) is { } nowhere)
        {
            throw new ConfigurationException(
                FileKey,
                $"\"{nowhere.Zone}\" of the scheme \"{nowhere.Id}\" is no time zone; write one like Europe/Brussels."
            );
        }

        if (All.Select(scheme => scheme.Id).Distinct().Count() < All.Count)
        {
            throw new ConfigurationException(FileKey, "two schemes have the same id; give each its own.");
        }

        byId = All.ToDictionary(scheme => scheme.Id);
    }

    public IReadOnlyList<VoucherScheme> All { get; }

    public VoucherScheme? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    public static DateTimeZone ZoneOf(VoucherScheme scheme) => DateTimeZoneProviders.Tzdb[scheme.Zone];

    public static HolidayRule HolidaysOf(VoucherScheme scheme) => new(Enum.Parse<HolidayPlace>(scheme.Holidays), HasGoodFriday: false);

    /// <summary>The day of an instant where the scheme is.</summary>
    public static DateOnly DayOf(VoucherScheme scheme, DateTimeOffset at) =>
        Instant.FromDateTimeOffset(at).InZone(ZoneOf(scheme)).Date.ToDateOnly();
}
