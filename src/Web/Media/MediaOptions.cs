using System.ComponentModel.DataAnnotations;

namespace Visavis.Web.Media;

/// <summary>Section <c>Media</c> of the configuration: what people may upload, and how much.</summary>
public sealed class MediaOptions
{
    public const string Section = "Media";
    private const long Megabyte = 1024 * 1024;

    [Range(1, 100 * Megabyte, ErrorMessage = "Media:PhotoBytes must be from 1 to 104857600.")]
    public long PhotoBytes { get; set; } = 10 * Megabyte;

    [Range(1, 100 * Megabyte, ErrorMessage = "Media:DocumentBytes must be from 1 to 104857600.")]
    public long DocumentBytes { get; set; } = 20 * Megabyte;

    [Range(1, 500, ErrorMessage = "Media:Megapixels must be from 1 to 500.")]
    public int Megapixels { get; set; } = 50;

    [Range(64, 30_000, ErrorMessage = "Media:LongestSide must be from 64 to 30000 pixels.")]
    public int LongestSide { get; set; } = 12_000;

    [Range(1, 1000, ErrorMessage = "Media:ShortestSide must be from 1 to 1000 pixels.")]
    public int ShortestSide { get; set; } = 64;

    /// <summary>What one account may keep, its bin included.</summary>
    [Range(1, long.MaxValue, ErrorMessage = "Media:AccountBytes must be 1 or more.")]
    public long AccountBytes { get; set; } = 200 * Megabyte;

    /// <summary>Of one account, its bin included.</summary>
    [Range(1, 10_000, ErrorMessage = "Media:Photos must be from 1 to 10000.")]
    public int Photos { get; set; } = 60;

    /// <summary>Of one account, its bin included.</summary>
    [Range(1, 10_000, ErrorMessage = "Media:Documents must be from 1 to 10000.")]
    public int Documents { get; set; } = 20;

    /// <summary>Upload requests of one person, before 429.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Media:UploadsPerMinute must be between 1 and 1000000.")]
    public int UploadsPerMinute { get; set; } = 60;

    /// <summary>How long the bin keeps what was put there.</summary>
    [Range(1, 365, ErrorMessage = "Media:BinDays must be from 1 to 365.")]
    public int BinDays { get; set; } = 30;

    /// <summary>Program of clamav that looks at each file before anybody may; empty where there is none.</summary>
    public string? Scanner { get; set; }
}
